package dev.tidemark.judgement;

import dev.tidemark.rubric.MeasureDeclaration;

/** A named, pure function of evidence and landscape that gives a figure with bounds. */
public interface Measure {

  /** As rubric files name it: {@code share-of-units}. */
  String name();

  /** What a rubric file must and may tell it. */
  MeasureDeclaration.Signature takes();

  Measured measure(MeasureDeclaration declared, Facts facts);
}
