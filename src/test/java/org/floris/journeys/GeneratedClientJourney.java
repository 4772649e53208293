package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apache.cxf.tools.common.ToolContext;
import org.apache.cxf.tools.wsdlto.WSDLToJava;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a stranger's build does: the WSDL that the hub serves, plain wsdl2java, the compiler, and then every operation on
 * both endpoints. The clients' own code is in {@code src/test/resources/wsdl2java}.
 */
class GeneratedClientJourney extends HubInABox {
    private static final List<String> BINDINGS = List.of("CustomBinding", "WebHttpBinding");

    @TempDir
    Path work;

    @ParameterizedTest
    @CsvSource({"forsage,opportunity,frs_opportunity_contact", "loris,lrs_application,lrs_application_contact"})
    void aClientThatPlainWsdl2javaMadeDoesEveryOperation(String system, String application, String relationship)
            throws Exception {
        String[] more = {application, sample(system, application, 3), relationship, sample(system, "contact", 41)};

        assertThat(everything(system, "Organization", "EveryOperation", more))
                .containsExactly(
                        "Create",
                        "Retrieve",
                        "Update",
                        "RetrieveMultiple",
                        "WhoAmI",
                        "SetState",
                        "ExecuteMultiple",
                        "RetrieveEntity",
                        "Associate",
                        "Disassociate",
                        "Delete",
                        "Fault");
    }

    @ParameterizedTest
    @ValueSource(strings = {"forsage", "loris"})
    void aClientThatPlainWsdl2javaMadeFindsTheServices(String system) throws Exception {
        assertThat(everything(system, "Discovery", "EveryDiscovery"))
                .containsExactly(
                        "RetrieveOrganizations", "RetrieveOrganization", "RetrieveUserIdByExternalId", "Fault");
    }

    /** @return what each of the endpoints has done, which is the same */
    private List<String> everything(String system, String service, String client, String... more) throws Exception {
        String wsdl = "http://127.0.0.1:" + port + "/xrm/" + system + "/XRMServices/2011/" + service + ".svc?wsdl";
        Path sources = Files.createDirectory(work.resolve("sources"));
        new WSDLToJava(new String[] {"-d", sources.toString(), "-quiet", wsdl}).run(new ToolContext());
        Path classes = compiled(sources, Path.of("src/test/resources/wsdl2java", client + ".java"));
        String seller = user("sales");
        List<List<String>> done = new ArrayList<>();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            for (String binding : BINDINGS) {
                String[] given = {wsdl, binding, seller, "sandbox", userId(system, seller)};
                done.add(client(loader, client)
                        .apply(Stream.concat(Arrays.stream(given), Arrays.stream(more))
                                .toArray(String[]::new)));
            }
        }
        assertThat(done.get(0)).as(BINDINGS.toString()).isEqualTo(done.get(1));
        return done.get(0);
    }

    @SuppressWarnings("unchecked")
    private static Function<String[], List<String>> client(ClassLoader loader, String name)
            throws ReflectiveOperationException {
        return (Function<String[], List<String>>)
                loader.loadClass(name).getDeclaredConstructor().newInstance();
    }

    private Path compiled(Path sources, Path client) throws IOException {
        Path classes = Files.createDirectory(work.resolve("classes"));
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(sources)) {
            all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
        }
        files.add(client);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter told = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean right = compiler.getTask(
                            told,
                            manager,
                            null,
                            List.of("-d", classes.toString(), "-proc:none", "-nowarn"),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(right).as(told.toString()).isTrue();
        }
        return classes;
    }
}
