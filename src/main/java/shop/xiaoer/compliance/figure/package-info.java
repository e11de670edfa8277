/**
 * Figures in folded text: of Chinese with their measure ({@link shop.xiaoer.compliance.figure.Figures}), of English with
 * what they measure or count ({@link shop.xiaoer.compliance.figure.EnglishFigures}), and bare numbers ({@link
 * shop.xiaoer.compliance.figure.Numbers}). Pure; knows neither rules nor papers.
 */
@NullMarked
package shop.xiaoer.compliance.figure;

import org.jspecify.annotations.NullMarked;
