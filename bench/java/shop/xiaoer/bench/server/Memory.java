package shop.xiaoer.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JVM holds after a full collection.
 *
 * @param residentKb pages in memory, by the kernel's count
 * @param heapKb live objects
 */
public record Memory(long residentKb, long heapKb) {
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern USED = Pattern.compile("(?:total \\d+K, used (\\d+)K)");

    /** Lets the process collect its garbage twice and reads. Blocks for about a second. */
    public static Memory of(long pid) {
        jcmd(pid, "GC.run");
        jcmd(pid, "GC.run");
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        long heap = 0;
        while (used.find()) {
            heap += Long.parseLong(used.group(1));
        }
        return new Memory(resident(pid), heap);
    }

    /** Resident memory as it is. */
    public static long resident(long pid) {
        try {
            Matcher found = RESIDENT.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
            return found.find() ? Long.parseLong(found.group(1)) : -1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processor time that a process has used since its start, in milliseconds. */
    public static double processorMs(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(time -> time.toNanos() / 1e6)
                .orElse(Double.NaN);
    }

    private static String jcmd(long pid, String command) {
        Path program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process = new ProcessBuilder(program.toString(), String.valueOf(pid), command)
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
