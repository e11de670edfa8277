package shop.xiaoer.journey.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import shop.xiaoer.llm.testing.Waiting;

/** A real nginx with TLS and {@code deploy/nginx.conf} in front of a shop, which is then seen through it. */
public final class Nginx implements ServedShop {
    private final Path folder;
    private final int port;
    private final int plainPort;
    private final SSLContext trust;
    private final HttpClient http;
    private Process process;

    private Nginx(ServedShop behind) throws IOException {
        this.folder = Files.createTempDirectory("xiaoer-nginx");
        this.port = Ports.free();
        this.plainPort = Ports.free();
        makeCertificate();
        this.trust = trust();
        this.http = HttpClient.newBuilder().sslContext(trust).build();
        boolean root = System.getProperty("user.name").equals("root");
        Files.writeString(folder.resolve("nginx.conf"), main(root ? "user root;" : ""));
        Files.writeString(folder.resolve("site.conf"), site(behind.port()));
        this.process = run();
    }

    /** What is missing on this machine; empty where nothing is. */
    public static Optional<String> missing() {
        return Stream.of("nginx", "openssl")
                .filter(name -> program(name).isEmpty())
                .findFirst();
    }

    /** In the places where systems keep it: what is not for everybody is not always in PATH. */
    private static Optional<Path> program(String name) {
        return Stream.of((System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Nginx before(ServedShop shop) {
        try {
            return new Nginx(shop);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String main(String user) {
        return """
            %s
            pid nginx.pid;
            error_log error.log warn;
            events { worker_connections 256; }
            http {
                access_log off;
                client_body_temp_path temp-body;
                proxy_temp_path temp-proxy;
                fastcgi_temp_path temp-fastcgi;
                uwsgi_temp_path temp-uwsgi;
                scgi_temp_path temp-scgi;
                include site.conf;
            }
            """.formatted(user);
    }

    private String site(int serverPort) throws IOException {
        return Files.readString(Path.of("deploy", "nginx.conf"))
                .replace("127.0.0.1:8080", "127.0.0.1:" + serverPort)
                .replace("listen 80;", "listen 127.0.0.1:" + plainPort + ";")
                .replace("listen 443 ssl;", "listen 127.0.0.1:" + port + " ssl;")
                .replace("chat.example;", "localhost;")
                .replace("/etc/ssl/chat.example", folder.resolve("localhost").toString());
    }

    private void makeCertificate() {
        finish(start(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1",
                "-keyout",
                folder.resolve("localhost.key").toString(),
                "-out",
                folder.resolve("localhost.pem").toString()));
    }

    private SSLContext trust() throws IOException {
        try (InputStream pem = Files.newInputStream(folder.resolve("localhost.pem"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "localhost", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process start(String name, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(program(name)
                .orElseThrow(() -> new IllegalStateException(name + " is not there"))
                .toString());
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(name + ".out").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void finish(Process running) {
        if (running.onExit().join().exitValue() != 0) {
            throw new AssertionError("it failed: " + said());
        }
    }

    private Process run() {
        Process running = start(
                "nginx",
                "-p",
                folder.toString(),
                "-c",
                folder.resolve("nginx.conf").toString(),
                "-g",
                "daemon off;");
        Waiting.until("nginx listens: " + said(), () -> listens() || !running.isAlive());
        if (!running.isAlive()) {
            throw new AssertionError("nginx ended: " + said());
        }
        return running;
    }

    private boolean listens() {
        try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return probe.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private String said() {
        Path out = folder.resolve("nginx.out");
        try {
            return Files.exists(out) ? Files.readString(out) : "";
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** New workers take over; the old ones keep their sockets to the end. */
    public void reload() {
        finish(start(
                "nginx",
                "-p",
                folder.toString(),
                "-c",
                folder.resolve("nginx.conf").toString(),
                "-s",
                "reload"));
    }

    /** Everything that is open breaks. */
    @Override
    public void restart() {
        end();
        process = run();
    }

    private void end() {
        process.destroy();
        process.onExit().join();
    }

    /** Somebody else, who is seen at the proxy under this address of the loopback network. */
    public HttpClient from(String address) {
        try {
            return HttpClient.newBuilder()
                    .sslContext(trust)
                    .localAddress(InetAddress.getByName(address))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where plain HTTP is sent on from. */
    public URI plain(String path) {
        return URI.create("http://localhost:" + plainPort + path);
    }

    @Override
    public HttpClient http() {
        return http;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public URI address(String path) {
        return URI.create("https://localhost:" + port + path);
    }

    @Override
    public URI socket(String path) {
        return URI.create("wss://localhost:" + port + path);
    }

    @Override
    public void close() {
        end();
        http.close();
    }
}
