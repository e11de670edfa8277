package shop.xiaoer.app;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import shop.xiaoer.app.server.Server;
import shop.xiaoer.app.settings.Settings;

/** Runs the server until it is told to end. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Runs the server (the default).")
final class ServeCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        Settings settings;
        try {
            settings = Settings.read(System.getenv());
        } catch (Settings.Faults e) {
            System.err.println("xiaoer: the settings cannot be used:\n" + e.getMessage());
            return 2;
        }
        Server server = Server.startWarm(settings);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            ended.countDown();
                        },
                        "shutdown"));
        System.err.println("Xiaoer serves http://" + settings.host() + ":" + server.port());
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}
