/**
 * The guards put to the test: {@link shop.xiaoer.guard.trial.GuardCaseFile} reads labelled replies, and {@link
 * shop.xiaoer.guard.trial.GuardEvaluation} counts how often the guards are right about them. The case itself ({@link
 * shop.xiaoer.guard.GuardCase}) stands with the guards, whose weights are learnt from the same cases.
 */
@NullMarked
package shop.xiaoer.guard.trial;

import org.jspecify.annotations.NullMarked;
