/** What a program found: times as {@link shop.xiaoer.bench.report.Percentiles}, all of it as a {@link shop.xiaoer.bench.report.Report}, printed as a table or as one JSON object. */
@NullMarked
package shop.xiaoer.bench.report;

import org.jspecify.annotations.NullMarked;
