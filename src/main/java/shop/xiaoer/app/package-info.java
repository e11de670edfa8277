/**
 * The command line. {@link shop.xiaoer.app.Main} is where the program begins; a class whose name ends with {@code Command} is
 * one of its words. {@code ServeCommand} runs the server of {@link shop.xiaoer.app.server.Server}; {@code TrialServer} is such
 * a server for the time of a command, {@code Encoding} and {@code Storage} are its encoder and its database where no server is
 * needed. {@code Doctor} looks at every part, {@code EvalCommand} and its suites print what {@link shop.xiaoer.app.eval}
 * measures. All of it stands together because {@code Main} names every command, {@code ReportCommand} runs others through
 * {@code Main}, and all of them share these few parts.
 */
@NullMarked
package shop.xiaoer.app;

import org.jspecify.annotations.NullMarked;
