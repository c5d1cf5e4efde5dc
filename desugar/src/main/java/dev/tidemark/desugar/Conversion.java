package dev.tidemark.desugar;

import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.F2D;
import static org.objectweb.asm.Opcodes.I2D;
import static org.objectweb.asm.Opcodes.I2F;
import static org.objectweb.asm.Opcodes.I2L;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.L2D;
import static org.objectweb.asm.Opcodes.L2F;

import java.util.Map;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * A value of one type as another, where a lambda allows it: casts, boxes and wider numbers.
 *
 * @param from on the stack
 * @param known the type that the compiler knows it to have, which tells the box of a generic value
 * @param to wanted
 */
record Conversion(Type from, Type known, Type to) {
  private static final Map<Type, String> BOXES =
      Map.of(
          Type.BOOLEAN_TYPE, "java/lang/Boolean",
          Type.CHAR_TYPE, "java/lang/Character",
          Type.BYTE_TYPE, "java/lang/Byte",
          Type.SHORT_TYPE, "java/lang/Short",
          Type.INT_TYPE, "java/lang/Integer",
          Type.LONG_TYPE, "java/lang/Long",
          Type.FLOAT_TYPE, "java/lang/Float",
          Type.DOUBLE_TYPE, "java/lang/Double");

  /** From the wider of the types that the machine counts in, to the still wider: an {@code int} may stand for smaller ones. */
  private static final Map<String, Integer> WIDER =
      Map.of("IJ", I2L, "IF", I2F, "ID", I2D, "JF", L2F, "JD", L2D, "FD", F2D);

  static boolean isPrimitive(Type type) {
    return type.getSort() < Type.ARRAY;
  }

  /** The class of the boxed form of a primitive type, as {@code java/lang/Integer}. */
  static String box(Type primitive) {
    String box = BOXES.get(primitive);
    if (box == null) {
      throw new IllegalArgumentException("no box for " + primitive);
    }
    return box;
  }

  void writeTo(MethodNode node) {
    if (isPrimitive(from)) {
      if (isPrimitive(to)) {
        widen(node, from);
      } else {
        String box = box(from);
        node.visitMethodInsn(INVOKESTATIC, box, "valueOf", "(" + from + ")L" + box + ";", false);
      }
    } else if (isPrimitive(to)) {
      widen(node, unboxed(node));
    } else if (!from.equals(to) && !to.getInternalName().equals("java/lang/Object")) {
      node.visitTypeInsn(CHECKCAST, to.getInternalName());
    }
  }

  private Type unboxed(MethodNode node) {
    Type primitive =
        BOXES.entrySet().stream()
            .filter(box -> box.getValue().equals(known.getInternalName()))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(to);
    String box = box(primitive);
    node.visitTypeInsn(CHECKCAST, box);
    node.visitMethodInsn(
        INVOKEVIRTUAL, box, primitive.getClassName() + "Value", "()" + primitive, false);
    return primitive;
  }

  private void widen(MethodNode node, Type number) {
    String step = counted(number) + counted(to);
    Integer opcode = WIDER.get(step);
    if (opcode != null) {
      node.visitInsn(opcode);
    } else if (!counted(number).equals(counted(to))) {
      throw new IllegalArgumentException("a lambda cannot make " + to + " of " + number);
    }
  }

  /** The type that the machine counts in: {@code int} for all that are smaller. */
  private static String counted(Type type) {
    return switch (type.getSort()) {
      case Type.LONG, Type.FLOAT, Type.DOUBLE -> type.getDescriptor();
      default -> "I";
    };
  }
}
