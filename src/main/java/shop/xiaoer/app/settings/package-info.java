/**
 * What whoever runs the server may set. {@link shop.xiaoer.app.settings.Settings} is all of it; {@code GivenSettings} reads
 * {@code xiaoer.yaml} and over it the environment and collects every fault, {@code SettingFormats} are the forms of the values.
 */
@NullMarked
package shop.xiaoer.app.settings;

import org.jspecify.annotations.NullMarked;
