package dev.tidemark.link.terraform;

/**
 * A root whose resources are a near copy of another's.
 *
 * @param original the first root of that shape, by path
 * @param similarity percent of what both declare that they share
 * @param lines lines of resources in the smaller
 * @param environments whether the two are environments of one stack
 * @param diverged alike, and not the same
 */
public record RootCopy(
    TerraformRoot root,
    TerraformRoot original,
    int similarity,
    int lines,
    boolean environments,
    boolean diverged) {}
