/**
 * How likely an answer is right, before it is given. What is known of it is a {@link shop.xiaoer.confidence.Signals}, by the
 * {@link shop.xiaoer.confidence.Door} that it comes through; {@link shop.xiaoer.confidence.ConfidenceModel} makes a
 * probability of them, by one {@link shop.xiaoer.confidence.Curve} a door, and tells what a threshold is worth.
 * {@link shop.xiaoer.confidence.ConfidenceTraining} fits the curves to {@link shop.xiaoer.confidence.LabelledAnswer}s and
 * judges them on answers that they were not fitted to, as a {@link shop.xiaoer.confidence.Reliability}. Pure: no I/O but
 * the one file of weights that is read at start.
 */
@NullMarked
package shop.xiaoer.confidence;

import org.jspecify.annotations.NullMarked;
