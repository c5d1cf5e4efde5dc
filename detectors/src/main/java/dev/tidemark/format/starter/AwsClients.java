package dev.tidemark.format.starter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a program in JavaScript asks of AWS, as the command line's: {@code new RunInstancesCommand()} of
 * {@code @aws-sdk/client-ec2} and {@code new AWS.EC2().runInstances()} are {@code aws ec2 run-instances}.
 */
final class AwsClients {
  private static final String THIRD = "@aws-sdk/client-";
  private static final String SECOND = "aws-sdk";

  /** What comes with the clients and asks for nothing itself. */
  private static final List<String> PREPARING =
      List.of(
          "credential-provider", "types", "util-", "middleware-", "config-resolver", "shared-ini");

  /** Services that the command line calls otherwise. */
  private static final Map<String, String> SERVICES =
      Map.of(
          "cloudwatch-logs", "logs",
          "cloudwatch-events", "events",
          "eventbridge", "events",
          "secrets-manager", "secretsmanager",
          "auto-scaling", "autoscaling",
          "elastic-load-balancing-v2", "elbv2",
          "elastic-load-balancing", "elb",
          "route-53", "route53",
          "sfn", "stepfunctions");

  /** The names that the statement at hand imports, whose library comes last. */
  private final List<String> pending = new ArrayList<>();

  private final Map<String, String> imported = new HashMap<>();
  private final Map<String, String> clients = new HashMap<>();
  private final Set<String> libraries = new HashSet<>();
  private final Set<String> asked = new HashSet<>();

  /** A statement that may import begins. */
  void begin() {
    pending.clear();
  }

  void named(String name) {
    if (pending.size() < 500) {
      pending.add(name);
    }
  }

  /** Whether a library is one of AWS's clients, whose calls are read. */
  boolean take(String library) {
    boolean third = library.startsWith(THIRD);
    if (third || library.equals(SECOND) || library.startsWith(SECOND + "/clients/")) {
      String last = library.substring(third ? THIRD.length() : library.lastIndexOf('/') + 1);
      String service = SERVICES.getOrDefault(last, last);
      libraries.add(library.equals(SECOND) ? "" : service);
      pending.forEach(name -> imported.put(name, library.equals(SECOND) ? "" : service));
      return true;
    }
    return library.startsWith("@aws-sdk/")
        && PREPARING.stream().anyMatch(library.substring("@aws-sdk/".length())::startsWith);
  }

  /** The command that making an object asks for; a client is kept by the name that it is assigned to. */
  Optional<List<String>> made(String type, String assigned) {
    int dot = type.lastIndexOf('.');
    String name = type.substring(dot + 1);
    String service = imported.get(dot < 0 ? type : type.substring(0, type.indexOf('.')));
    if (service == null) {
      return Optional.empty();
    }
    if (name.endsWith("Command") && dot < 0 && !service.isEmpty()) {
      return Optional.of(line(service, name.substring(0, name.length() - "Command".length())));
    }
    String called = name.toLowerCase(Locale.ROOT);
    if (service.isEmpty()
        && dot > 0
        && !called.equals("config")
        && !called.contains("credential")) {
      service = SERVICES.getOrDefault(called, called);
      libraries.add(service);
    }
    if (!assigned.isEmpty() && !service.isEmpty()) {
      clients.put(assigned, service);
    }
    return Optional.empty();
  }

  /** The command that a call of a client's method is. */
  Optional<List<String>> called(String owner, String method) {
    String own = owner.startsWith("this.") ? owner.substring("this.".length()) : owner;
    String service = clients.get(own);
    return service == null || method.equals("send") || method.equals("destroy")
        ? Optional.empty()
        : Optional.of(line(service, method));
  }

  private List<String> line(String service, String operation) {
    asked.add(service);
    String dashed = operation.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    return List.of("aws", service, dashed);
  }

  /** The library that the program acts through in a way that was not seen. */
  Optional<String> unseen() {
    return libraries.stream()
            .filter(service -> !service.isEmpty())
            .anyMatch(s -> !asked.contains(s))
        ? Optional.of("aws-sdk")
        : Optional.empty();
  }
}
