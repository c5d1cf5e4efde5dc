package dev.tidemark.rubric;

/**
 * What to change, where that depends on what is here.
 *
 * @param when where it is the advice to give
 * @param remedy what to change; where nothing can be changed here, who knows whether it is done
 * @param forOthers whether nothing that the indicator speaks of is here, so that the advice comes after all that can be done
 *     here
 */
public record Advice(Condition when, String remedy, boolean forOthers) {}
