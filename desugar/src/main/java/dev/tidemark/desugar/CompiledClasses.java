package dev.tidemark.desugar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Classes that were compiled together. Those of one source file are all here, so that nests can grow. */
final class CompiledClasses {
  private final Map<String, ClassNode> classes = new TreeMap<>();
  private final Map<String, ClassNode> changed = new TreeMap<>();

  /**
   * @param bytes by internal name
   */
  CompiledClasses(Map<String, byte[]> bytes) {
    bytes.forEach((name, code) -> classes.put(name, read(code)));
  }

  private static ClassNode read(byte[] code) {
    ClassNode node = new ClassNode();
    new ClassReader(code).accept(node, 0);
    return node;
  }

  /** What differs from before: changed and new classes by internal name. What is not understood stays as it is. */
  Map<String, byte[]> desugared() {
    classes.values().forEach(this::desugar);
    Map<String, byte[]> bytes = new TreeMap<>();
    changed.forEach((name, node) -> bytes.put(name, write(node)));
    return bytes;
  }

  private static byte[] write(ClassNode node) {
    ClassWriter writer = new ClassWriter(0);
    node.accept(writer);
    return writer.toByteArray();
  }

  private void desugar(ClassNode node) {
    int lambdas = 0;
    for (MethodNode method : node.methods) {
      for (AbstractInsnNode instruction : method.instructions.toArray()) {
        if (!(instruction instanceof InvokeDynamicInsnNode call)) {
          continue;
        }
        if (RecordMethod.isOne(call)) {
          new RecordMethod(node, call).writeTo(method);
          changed.put(node.name, node);
        } else if (Lambda.isPlain(node, call)) {
          Lambda lambda = new Lambda(node, call, lambdas++);
          method.instructions.insertBefore(call, lambda.creation());
          method.instructions.remove(call);
          add(lambda.asClass(), node);
        }
      }
    }
  }

  /** A class of its own beside the one that has the lambda, and in its nest: it calls private methods there. */
  private void add(ClassNode lambda, ClassNode user) {
    ClassNode host = user.nestHostClass == null ? user : classes.get(user.nestHostClass);
    if (host == null) {
      throw new IllegalStateException("the nest of " + user.name + " was not compiled with it");
    }
    List<String> members = host.nestMembers == null ? new ArrayList<>() : host.nestMembers;
    members.add(lambda.name);
    host.nestMembers = members;
    lambda.nestHostClass = host.name;
    changed.put(lambda.name, lambda);
    changed.put(user.name, user);
    changed.put(host.name, host);
  }
}
