package dev.tidemark.detector.documents;

import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.terraform.HclBlocks;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Tells whether things of the sort that an instruction speaks of are declared in the repository. */
final class Definitions {

  /** What people call a thing, and what its resource types have in their names. */
  private record Sort(List<String> words, List<String> types) {}

  private static final List<Sort> SORTS =
      List.of(
          new Sort(List.of("bucket", "s3 "), List.of("bucket")),
          new Sort(List.of("cluster", "eks", "gke", "aks"), List.of("cluster")),
          new Sort(
              List.of("database", "rds", "postgres", "mysql"),
              List.of("db_", "rds", "sql", "database")),
          new Sort(
              List.of("dns", "route 53", "route53", "hosted zone", "domain"),
              List.of("route53", "dns")),
          new Sort(
              List.of("vpc", "subnet", "network", "route table", "security group", "acl"),
              List.of("vpc", "subnet", "network", "route", "security_group")),
          new Sort(
              List.of("role", "iam ", "user", "policy", "permission"),
              List.of("iam", "role", "policy")),
          new Sort(
              List.of("instance", "ec2", "server", "virtual machine", "vm "),
              List.of("instance", "virtual_machine")),
          new Sort(
              List.of("secret", "password", "token", "key"), List.of("secret", "key", "parameter")),
          new Sort(List.of("certificate", "tls"), List.of("certificate", "acm")),
          new Sort(List.of("load balancer", "alb", "elb"), List.of("lb", "load_balancer")),
          new Sort(List.of("alarm", "alert", "dashboard"), List.of("alarm", "alert", "dashboard")),
          new Sort(List.of("lambda", "function"), List.of("lambda", "function")),
          new Sort(
              List.of("queue", "topic", "sns", "sqs"), List.of("queue", "topic", "sns", "sqs")),
          new Sort(List.of("namespace"), List.of("namespace")),
          new Sort(List.of("account"), List.of("account")));

  private final Set<String> types = new TreeSet<>();
  private final DeclaredObjects objects;

  private Definitions(DeclaredObjects objects) {
    this.objects = objects;
  }

  static Definitions of(Landscape landscape) {
    Definitions definitions = new Definitions(DeclaredObjects.of(landscape));
    for (String type : landscape.facet(HclBlocks.FACET).resourceTypes()) {
      definitions.types.add(type.toLowerCase(Locale.ROOT));
    }
    return definitions;
  }

  /** Whether what a phrase or command is about is declared, going by its headings and itself. */
  boolean declare(String trail, String instruction) {
    String lower = (trail + " " + instruction).toLowerCase(Locale.ROOT);
    return objects.declare(instruction) || isOfDeclaredSort(lower);
  }

  private boolean isOfDeclaredSort(String lower) {
    return SORTS.stream()
        .filter(sort -> sort.words().stream().anyMatch(lower::contains))
        .anyMatch(
            sort -> types.stream().anyMatch(t -> sort.types().stream().anyMatch(t::contains)));
  }
}
