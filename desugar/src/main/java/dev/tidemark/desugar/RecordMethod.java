package dev.tidemark.desugar;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.BIPUSH;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.F_SAME;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.IF_ACMPEQ;
import static org.objectweb.asm.Opcodes.IF_ICMPNE;
import static org.objectweb.asm.Opcodes.IMUL;
import static org.objectweb.asm.Opcodes.INSTANCEOF;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.LCMP;
import static org.objectweb.asm.Opcodes.NEW;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The {@code equals}, {@code hashCode} or {@code toString} that the compiler gives a record, written out.
 *
 * <p>Source: java.lang.runtime.ObjectMethods, whose results these are: a hash adds to 31 times what came before, numbers
 * are equal as {@code compare} says.
 */
final class RecordMethod {
  private static final String BUILDER = "java/lang/StringBuilder";

  private final String owner;
  private final String name;
  private final List<Handle> fields = new ArrayList<>();

  RecordMethod(ClassNode record, InvokeDynamicInsnNode call) {
    owner = record.name;
    name = call.name;
    for (Object argument : call.bsmArgs) {
      if (argument instanceof Handle field) {
        fields.add(field);
      }
    }
  }

  static boolean isOne(InvokeDynamicInsnNode call) {
    return call.bsm.getOwner().equals("java/lang/runtime/ObjectMethods");
  }

  /** Takes the place of what the compiler wrote, which is the call and nothing else. */
  void writeTo(MethodNode node) {
    node.instructions.clear();
    node.localVariables = null;
    switch (name) {
      case "hashCode" -> hash(node);
      case "equals" -> equality(node);
      case "toString" -> text(node);
      default -> throw new IllegalArgumentException("a record has no " + name);
    }
  }

  private void get(MethodNode node, int variable, Handle field) {
    node.visitVarInsn(ALOAD, variable);
    node.visitFieldInsn(GETFIELD, owner, field.getName(), field.getDesc());
  }

  private void hash(MethodNode node) {
    node.visitInsn(ICONST_0);
    for (Handle field : fields) {
      node.visitIntInsn(BIPUSH, 31);
      node.visitInsn(IMUL);
      get(node, 0, field);
      Type type = Type.getType(field.getDesc());
      if (Conversion.isPrimitive(type)) {
        node.visitMethodInsn(
            INVOKESTATIC, Conversion.box(type), "hashCode", "(" + type + ")I", false);
      } else {
        node.visitMethodInsn(
            INVOKESTATIC, "java/util/Objects", "hashCode", "(Ljava/lang/Object;)I", false);
      }
      node.visitInsn(IADD);
    }
    node.visitInsn(IRETURN);
    node.visitMaxs(4, 1);
  }

  private void equality(MethodNode node) {
    Label differ = new Label();
    Label same = new Label();
    node.visitVarInsn(ALOAD, 0);
    node.visitVarInsn(ALOAD, 1);
    node.visitJumpInsn(IF_ACMPEQ, same);
    node.visitVarInsn(ALOAD, 1);
    node.visitTypeInsn(INSTANCEOF, owner);
    node.visitJumpInsn(IFEQ, differ);
    node.visitVarInsn(ALOAD, 1);
    node.visitTypeInsn(CHECKCAST, owner);
    node.visitVarInsn(ASTORE, 2);
    for (Handle field : fields) {
      get(node, 0, field);
      get(node, 2, field);
      compare(node, Type.getType(field.getDesc()), differ);
    }
    node.visitLabel(same);
    node.visitFrame(F_SAME, 0, null, 0, null);
    node.visitInsn(ICONST_1);
    node.visitInsn(IRETURN);
    node.visitLabel(differ);
    node.visitFrame(F_SAME, 0, null, 0, null);
    node.visitInsn(ICONST_0);
    node.visitInsn(IRETURN);
    node.visitMaxs(4, 3);
  }

  private static void compare(MethodNode node, Type type, Label differ) {
    switch (type.getSort()) {
      case Type.OBJECT, Type.ARRAY -> {
        node.visitMethodInsn(
            INVOKESTATIC,
            "java/util/Objects",
            "equals",
            "(Ljava/lang/Object;Ljava/lang/Object;)Z",
            false);
        node.visitJumpInsn(IFEQ, differ);
      }
      case Type.LONG -> {
        node.visitInsn(LCMP);
        node.visitJumpInsn(IFNE, differ);
      }
      case Type.DOUBLE, Type.FLOAT -> {
        node.visitMethodInsn(
            INVOKESTATIC, Conversion.box(type), "compare", "(" + type + type + ")I", false);
        node.visitJumpInsn(IFNE, differ);
      }
      default -> node.visitJumpInsn(IF_ICMPNE, differ);
    }
  }

  private void text(MethodNode node) {
    node.visitTypeInsn(NEW, BUILDER);
    node.visitInsn(DUP);
    node.visitMethodInsn(INVOKESPECIAL, BUILDER, "<init>", "()V", false);
    append(node, simpleName() + "[");
    String before = "";
    for (Handle field : fields) {
      append(node, before + field.getName() + "=");
      get(node, 0, field);
      append(node, Type.getType(field.getDesc()));
      before = ", ";
    }
    append(node, "]");
    node.visitMethodInsn(INVOKEVIRTUAL, BUILDER, "toString", "()Ljava/lang/String;", false);
    node.visitInsn(ARETURN);
    node.visitMaxs(3, 1);
  }

  private String simpleName() {
    return owner.substring(Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')) + 1);
  }

  private static void append(MethodNode node, String text) {
    node.visitLdcInsn(text);
    append(node, Type.getType(String.class));
  }

  private static void append(MethodNode node, Type type) {
    String taken =
        switch (type.getSort()) {
          case Type.BYTE, Type.SHORT -> "I";
          case Type.ARRAY -> "Ljava/lang/Object;";
          case Type.OBJECT ->
              type.getClassName().equals("java.lang.String")
                  ? type.getDescriptor()
                  : "Ljava/lang/Object;";
          default -> type.getDescriptor();
        };
    node.visitMethodInsn(
        INVOKEVIRTUAL, BUILDER, "append", "(" + taken + ")L" + BUILDER + ";", false);
  }
}
