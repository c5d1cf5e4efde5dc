package dev.tidemark.desugar;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.H_INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.H_NEWINVOKESPECIAL;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.NEW;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.POP2;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.PUTSTATIC;
import static org.objectweb.asm.Opcodes.RETURN;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A lambda or method reference as an ordinary class: its captured values are fields, its one method calls the code.
 *
 * <p>Source: java.lang.invoke.LambdaMetafactory, whose arguments the compiler writes down at the place of the lambda.
 */
final class Lambda {
  private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";
  private static final String ONLY = "ONLY";

  private final ClassNode made = new ClassNode();
  private final String method;
  private final Type[] captured;
  private final Type type;
  private final Type declared;
  private final Handle code;
  private final Type called;
  private final String constructor;

  /**
   * @param user the class that has the lambda
   * @param call where it is made; see {@link #isPlain}
   * @param number of the lambda in its class, from 0
   */
  Lambda(ClassNode user, InvokeDynamicInsnNode call, int number) {
    method = call.name;
    captured = Type.getArgumentTypes(call.desc);
    type = Type.getReturnType(call.desc);
    declared = (Type) call.bsmArgs[0];
    code = (Handle) call.bsmArgs[1];
    called = (Type) call.bsmArgs[2];
    constructor = Type.getMethodDescriptor(Type.VOID_TYPE, captured);
    made.version = user.version;
    made.access = ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC;
    made.name = user.name + "$$Lambda" + number;
    made.superName = "java/lang/Object";
    made.interfaces.add(type.getInternalName());
  }

  /**
   * Whether a call makes a lambda that an ordinary class can stand for. Serializable ones and those of several interfaces
   * are made by another factory method, and a method of a superclass is out of reach for another class.
   */
  static boolean isPlain(ClassNode user, InvokeDynamicInsnNode call) {
    if (!call.bsm.getOwner().equals(FACTORY) || !call.bsm.getName().equals("metafactory")) {
      return false;
    }
    Handle code = (Handle) call.bsmArgs[1];
    boolean inherited = code.getTag() == H_INVOKESPECIAL && !code.getOwner().equals(user.name);
    boolean ofArray = code.getOwner().startsWith("[");
    return !inherited && !ofArray;
  }

  /** The one instruction that puts the lambda where its call stood: with what it captures on the stack. */
  AbstractInsnNode creation() {
    return captured.length == 0
        ? new FieldInsnNode(GETSTATIC, made.name, ONLY, own().getDescriptor())
        : new MethodInsnNode(
            INVOKESTATIC, made.name, "of", Type.getMethodDescriptor(type, captured), false);
  }

  ClassNode asClass() {
    for (int at = 0; at < captured.length; at++) {
      made.fields.add(
          new FieldNode(ACC_FINAL, field(at), captured[at].getDescriptor(), null, null));
    }
    made.methods.add(constructor());
    made.methods.add(body());
    if (captured.length == 0) {
      made.fields.add(
          new FieldNode(ACC_STATIC | ACC_FINAL, ONLY, own().getDescriptor(), null, null));
      made.methods.add(initializer());
    } else {
      made.methods.add(factory());
    }
    return made;
  }

  private Type own() {
    return Type.getObjectType(made.name);
  }

  private static String field(int at) {
    return "captured" + at;
  }

  private MethodNode constructor() {
    MethodNode node = new MethodNode(0, "<init>", constructor, null, null);
    node.visitVarInsn(ALOAD, 0);
    node.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    int slot = 1;
    for (int at = 0; at < captured.length; at++) {
      node.visitVarInsn(ALOAD, 0);
      node.visitVarInsn(captured[at].getOpcode(ILOAD), slot);
      node.visitFieldInsn(PUTFIELD, made.name, field(at), captured[at].getDescriptor());
      slot += captured[at].getSize();
    }
    node.visitInsn(RETURN);
    node.visitMaxs(3, slot);
    return node;
  }

  /** The only instance of a lambda that captures nothing. */
  private MethodNode initializer() {
    MethodNode node = new MethodNode(ACC_STATIC, "<clinit>", "()V", null, null);
    node.visitTypeInsn(NEW, made.name);
    node.visitInsn(DUP);
    node.visitMethodInsn(INVOKESPECIAL, made.name, "<init>", constructor, false);
    node.visitFieldInsn(PUTSTATIC, made.name, ONLY, own().getDescriptor());
    node.visitInsn(RETURN);
    node.visitMaxs(2, 0);
    return node;
  }

  private MethodNode factory() {
    MethodNode node =
        new MethodNode(ACC_STATIC, "of", Type.getMethodDescriptor(type, captured), null, null);
    node.visitTypeInsn(NEW, made.name);
    node.visitInsn(DUP);
    int slot = 0;
    for (Type value : captured) {
      node.visitVarInsn(value.getOpcode(ILOAD), slot);
      slot += value.getSize();
    }
    node.visitMethodInsn(INVOKESPECIAL, made.name, "<init>", constructor, false);
    node.visitInsn(ARETURN);
    node.visitMaxs(2 + slot, slot);
    return node;
  }

  /** The method of the interface: what was captured, then its own arguments, each in the type that the code takes. */
  private MethodNode body() {
    MethodNode node = new MethodNode(ACC_PUBLIC, method, declared.getDescriptor(), null, null);
    boolean creates = code.getTag() == H_NEWINVOKESPECIAL;
    if (creates) {
      node.visitTypeInsn(NEW, code.getOwner());
      node.visitInsn(DUP);
    }
    List<Type> takes = takes();
    int stack = creates ? 2 : 0;
    for (int at = 0; at < captured.length; at++) {
      node.visitVarInsn(ALOAD, 0);
      node.visitFieldInsn(GETFIELD, made.name, field(at), captured[at].getDescriptor());
      new Conversion(captured[at], captured[at], takes.get(at)).writeTo(node);
      stack += takes.get(at).getSize();
    }
    int slot = 1;
    Type[] given = declared.getArgumentTypes();
    for (int at = 0; at < given.length; at++) {
      Type taken = takes.get(captured.length + at);
      node.visitVarInsn(given[at].getOpcode(ILOAD), slot);
      new Conversion(given[at], called.getArgumentTypes()[at], taken).writeTo(node);
      slot += given[at].getSize();
      stack += taken.getSize();
    }
    giveBack(node, call(node, creates));
    // One value more than all arguments: a long before it is made an Integer, or what a call
    // returns.
    node.visitMaxs(stack + 2, slot);
    return node;
  }

  /** What the code takes: the object that its method is of, if there is one, and its arguments. */
  private List<Type> takes() {
    List<Type> takes = new ArrayList<>();
    if (code.getTag() != H_INVOKESTATIC && code.getTag() != H_NEWINVOKESPECIAL) {
      takes.add(Type.getObjectType(code.getOwner()));
    }
    takes.addAll(List.of(Type.getArgumentTypes(code.getDesc())));
    return takes;
  }

  /** Writes the call and says what it leaves on the stack. */
  private Type call(MethodNode node, boolean creates) {
    int opcode = INVOKEVIRTUAL;
    if (creates) {
      opcode = INVOKESPECIAL;
    } else if (code.getTag() == H_INVOKESTATIC) {
      opcode = INVOKESTATIC;
    } else if (code.isInterface()) {
      opcode = INVOKEINTERFACE;
    }
    node.visitMethodInsn(
        opcode, code.getOwner(), code.getName(), code.getDesc(), code.isInterface());
    return creates ? Type.getObjectType(code.getOwner()) : Type.getReturnType(code.getDesc());
  }

  private void giveBack(MethodNode node, Type got) {
    Type wanted = declared.getReturnType();
    if (wanted.getSort() != Type.VOID) {
      Type exact = Conversion.isPrimitive(wanted) ? wanted : called.getReturnType();
      new Conversion(got, got, exact).writeTo(node);
    } else if (got.getSize() > 0) {
      node.visitInsn(got.getSize() == 1 ? POP : POP2);
    }
    node.visitInsn(wanted.getOpcode(IRETURN));
  }
}
