package org.floris.cli.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Membrane Service Proxy of the version that this is compared with, from the Maven repository. */
final class Membrane {
    static final String NAME = "Membrane 4.9.1";

    private static final String ARTIFACT = "org.membrane-soa:membrane-service-proxy:4.9.1:zip";
    private static final String IN_REPOSITORY =
            ".m2/repository/org/membrane-soa/membrane-service-proxy/4.9.1/membrane-service-proxy-4.9.1.zip";

    /** Relative to the distribution: it takes an absolute path for one without its first slash. */
    private static final String PROXIES = "conf/bench.xml";

    private Membrane() {}

    /**
     * @param zip  of the distribution; null looks into the local Maven repository, and then asks Maven for it
     * @param home of the hub, with its Maven wrapper
     * @throws BenchFailure when it cannot be had or does not start
     */
    static Target start(Path directory, Path zip, Path home, String backend) throws InterruptedException {
        Path distribution = unpack(zip == null ? fetched(home) : zip, directory.resolve("membrane"));
        int port = ServerProcess.freePort();
        URI system = URI.create(backend);
        try {
            Files.writeString(
                    distribution.resolve(PROXIES),
                    """
                    <spring:beans xmlns="http://membrane-soa.org/proxies/1/"
                        xmlns:spring="http://www.springframework.org/schema/beans"
                        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                        xsi:schemaLocation="http://www.springframework.org/schema/beans
                            http://www.springframework.org/schema/beans/spring-beans-4.2.xsd
                            http://membrane-soa.org/proxies/1/ http://membrane-soa.org/schemas/proxies-1.xsd">
                      <router>
                        <transport coreThreadPoolSize="64" socketTimeout="30000">
                          <ruleMatching/>
                          <dispatching/>
                          <userFeature/>
                          <httpClient/>
                        </transport>
                        <serviceProxy port="%d">
                          <target host="%s" port="%d"/>
                        </serviceProxy>
                      </router>
                    </spring:beans>
                    """
                            .formatted(port, system.getHost(), system.getPort()));
            List<String> command = new ArrayList<>(ServerProcess.jvm());
            command.addAll(List.of(
                    // Its starter wants to know by the environment where the libraries lie; the class path says so as
                    // well.
                    "-classpath", "conf:lib/*", "com.predic8.membrane.core.RouterCLI", "-c", PROXIES));
            return ServerProcess.start(NAME, port, distribution, command);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Path fetched(Path home) throws InterruptedException {
        Path local = Path.of(System.getProperty("user.home"), IN_REPOSITORY);
        if (Files.notExists(local)) {
            try {
                Programs.output(
                        home,
                        home.resolve("mvnw").toString(),
                        "-q",
                        "-B",
                        "dependency:get",
                        "-Dtransitive=false",
                        "-Dartifact=" + ARTIFACT);
            } catch (IOException | BenchFailure unreachable) {
                throw new BenchFailure(ARTIFACT + " cannot be had: " + unreachable.getMessage());
            }
        }
        return local;
    }

    /** @return the folder that the distribution's files lie in */
    private static Path unpack(Path zip, Path into) {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(file)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path path = into.resolve(entry.getName()).normalize();
                if (!path.startsWith(into)) {
                    throw new BenchFailure(zip + " holds files that would lie outside of it");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(entries, path);
                }
            }
        } catch (IOException broken) {
            throw new BenchFailure(zip + " cannot be unpacked: " + broken.getMessage());
        }
        return into.resolve("membrane-service-proxy-4.9.1");
    }
}
