package org.floris.journal;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** An Artemis in a process of its own, which can be killed and started again on what it has on disk. */
final class BrokerProcess implements AutoCloseable {
    private final Path directory;
    private final int port;
    private Process process;

    BrokerProcess(Path directory) throws IOException {
        this.directory = directory;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    void start() throws IOException, InterruptedException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        BrokerProcess.class.getName(),
                        url(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(directory + ".log")))
                .start();
        long giveUpAt = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!answers()) {
            if (System.nanoTime() > giveUpAt || !process.isAlive()) {
                throw new IOException("The broker does not come up; see " + directory + ".log");
            }
            Thread.sleep(100);
        }
    }

    /** As {@code kill -9}: whatever it had in its hands is gone, what it had promised is on disk. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    public static void main(String[] arguments) throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setSecurityEnabled(false);
        configuration.setPersistenceEnabled(true);
        configuration.setJournalType(JournalType.NIO);
        configuration.setJournalFileSize(4 * 1024 * 1024);
        configuration.setJournalMinFiles(2);
        configuration.setJournalBufferTimeout_NIO(500_000);
        configuration.setMaxDiskUsage(-1);
        configuration.setJMXManagementEnabled(false);
        configuration.setJournalDirectory(arguments[1] + "/journal");
        configuration.setBindingsDirectory(arguments[1] + "/bindings");
        configuration.setPagingDirectory(arguments[1] + "/paging");
        configuration.setLargeMessagesDirectory(arguments[1] + "/large-messages");
        configuration.addAcceptorConfiguration("tcp", arguments[0]);
        new EmbeddedActiveMQ().setConfiguration(configuration).start();
    }
}
