package shop.xiaoer.confidence;

/**
 * What a threshold is worth, counted on labelled answers that the curves were not fitted to; shares from 0 to 1.
 *
 * @param precision share of right ones among the answers that are as sure as that
 * @param coverage share of the answers that are
 */
public record Expectation(double threshold, double precision, double coverage) {}
