package dev.tidemark.desugar;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lambdas, method references and records of every form. {@link #get} tells what all of them give. */
public final class Specimen implements Supplier<List<String>> {
  private final String own = "own";
  private final List<String> told = new ArrayList<>();

  record Everything(
      boolean flag,
      byte small,
      short number,
      char letter,
      int count,
      long many,
      float part,
      double share,
      String name,
      List<String> names) {}

  record Nothing() {}

  record Pair(@Nullable Object left, @Nullable Object right) {
    static Pair twice(@Nullable Object value) {
      return new Pair(value, value);
    }
  }

  /** A nest of its own depth: its lambdas call private methods of it and of the class around it. */
  static final class Inner {
    private final Specimen around;

    Inner(Specimen around) {
      this.around = around;
    }

    private String secret(int number) {
      return "inner " + number;
    }

    Stream<String> all() {
      return IntStream.range(0, 2)
          .mapToObj(number -> secret(number) + around.hidden(number))
          .map(this::marked);
    }

    private String marked(String text) {
      return text + "!";
    }
  }

  interface Named {
    String name();

    default Supplier<String> greeting() {
      return () -> "hello " + name();
    }
  }

  private String hidden(int number) {
    return own + number;
  }

  private static int sum(int left, int right) {
    return left + right;
  }

  @Override
  public List<String> get() {
    primitives();
    references();
    objects();
    records();
    return told;
  }

  private void tell(@Nullable Object value) {
    told.add(String.valueOf(value));
  }

  private static boolean isEqual(Object left, @Nullable Object right) {
    return left.equals(right);
  }

  private void primitives() {
    long captured = 1L << 40;
    double half = 0.5;
    byte small = 3;
    char letter = 'x';
    IntBinaryOperator plus = Specimen::sum;
    BinaryOperator<Integer> boxed = Specimen::sum;
    ToLongFunction<Integer> wider = Integer::intValue;
    Function<Integer, Long> generic = number -> number + captured;
    LongSupplier many = () -> captured + small;
    DoubleSupplier share = () -> half * captured;
    IntFunction<String> text = number -> letter + ":" + number + half;
    LongFunction<Long> same = Long::valueOf;
    LongFunction<Double> root = Math::sqrt;
    tell(plus.applyAsInt(2, 3));
    tell(boxed.apply(4, 5));
    tell(wider.applyAsLong(6));
    tell(generic.apply(7));
    tell(many.getAsLong());
    tell(share.getAsDouble());
    tell(text.apply(8));
    tell(same.apply(9L));
    tell(root.apply(16));
  }

  private void references() {
    ToIntFunction<String> length = String::length;
    Function<String, Object> wide = String::strip;
    BiFunction<String, String, Boolean> starts = String::startsWith;
    Predicate<String> empty = String::isEmpty;
    Supplier<List<String>> creates = ArrayList::new;
    Function<Integer, int[]> arrays = int[]::new;
    Function<int[], int[]> copies = int[]::clone;
    Consumer<String> ignores = told::add;
    Runnable nothing = () -> {};
    Function<String, Integer> of = own::compareTo;
    Comparator<String> serializable =
        (Comparator<String> & Serializable) (left, right) -> right.compareTo(left);
    nothing.run();
    ignores.accept("ignored");
    tell(length.applyAsInt("four"));
    tell(wide.apply(" wide "));
    tell(starts.apply("starts", "st"));
    tell(empty.test(""));
    tell(creates.get());
    tell(arrays.apply(3).length);
    tell(Arrays.toString(copies.apply(new int[] {1, 2})));
    tell(of.apply("owm"));
    tell(Stream.of("a", "c", "b").sorted(serializable).collect(Collectors.joining()));
    tell(Stream.of("bb", "a").sorted(Comparator.comparingInt(String::length)).toList());
    tell(((Supplier<String>) super::toString).get().startsWith("dev.tidemark.desugar.Specimen@"));
  }

  private void objects() {
    Named named = () -> "name";
    Supplier<Supplier<String>> nested = () -> () -> own + named.name();
    tell(named.greeting().get());
    tell(nested.get().get());
    tell(new Inner(this).all().toList());
    Supplier<String> failing =
        () -> {
          throw new IllegalStateException("thrown");
        };
    try {
      tell(failing.get());
    } catch (IllegalStateException e) {
      tell(e.getMessage());
    }
  }

  private void records() {
    Everything one = everything(VALUES);
    Everything other = everything(VALUES);
    tell(one.equals(other));
    tell(isEqual(one, one));
    tell(isEqual(one, null));
    tell(isEqual(one, "text"));
    tell(new Pair(-0.0, 1.0).equals(new Pair(0.0, 1.0)));
    tell(isEqual(Pair.twice(null), Pair.twice(null)));
    tell(Pair.twice(null).hashCode());
    tell(new Pair("x", 1L).hashCode());
    tell(new Pair("x", Pair.twice('y')));
    tell(new Nothing().hashCode());
    tell(new Nothing());
    tell(new Nothing().equals(new Nothing()));
    differences(one);
  }

  /** The values of a record's components, and others. */
  private static final Object[] VALUES = {
    true, (byte) -1, (short) 2, 'c', 4, 5L << 33, 0.5f, Double.NaN, "n", List.of("a", "b")
  };

  private static final Object[] OTHERS = {
    false, (byte) 1, (short) 3, 'd', 5, 5L << 34, -0.5f, 0.0, "m", List.of()
  };

  private static Everything everything(Object[] values) {
    try {
      return (Everything) Everything.class.getDeclaredConstructors()[0].newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One that differs in each component in turn is not equal, and is told and hashed otherwise. */
  private void differences(Everything one) {
    for (int at = 0; at < VALUES.length; at++) {
      Object[] values = VALUES.clone();
      values[at] = OTHERS[at];
      Everything other = everything(values);
      tell(one.equals(other));
      tell(other.hashCode());
      tell(other);
    }
  }
}
