package org.floris.connector.dynamics;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.floris.sandbox.SandboxServer;
import org.floris.sandbox.SandboxSettings;

/** Not a test: prints calls a second through route, breaker, bulkhead, CXF and codec, against the simulator. */
final class TransportBench {
    private TransportBench() {}

    public static void main(String[] arguments) throws InterruptedException {
        int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 16;
        int calls = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3000;
        byte[] answer = ScriptedSystem.http(
                200,
                "text/xml; charset=utf-8",
                new OrganizationCodec()
                        .writeAnswer(
                                new OrganizationAnswer.Retrieved(new RandomMessages(7).entity(0)),
                                "Retrieve",
                                EnvelopeHeaders.NONE,
                                SoapVersion.SOAP11));
        try (ScriptedSystem fixed = new ScriptedSystem((head, body) -> answer);
                SandboxServer sandbox = SandboxServer.start(SandboxSettings.inMemory(500))) {
            sandbox.awaitReady();
            try (Hub hub = Hub.start(Map.of("forsage", fixed.address()))) {
                measure("static, raw call", hub, threads, calls, true);
            }
            try (Hub hub =
                    Hub.start(Map.of("forsage", sandbox.address("forsage").toString()))) {
                measure("simulator, WhoAmI", hub, threads, calls, false);
            }
        }
        System.exit(0);
    }

    private static void measure(String what, Hub hub, int threads, int calls, boolean raw) throws InterruptedException {
        DynamicsConnector connector = hub.connector("forsage");
        byte[] envelope = new OrganizationCodec()
                .writeRequest(OrganizationRequest.whoAmI(), EnvelopeHeaders.NONE, SoapVersion.SOAP11);
        for (int round = 0; round < 4; round++) {
            long[] took = new long[threads * calls];
            AtomicInteger next = new AtomicInteger();
            CountDownLatch done = new CountDownLatch(threads);
            long begin = System.nanoTime();
            for (int t = 0; t < threads; t++) {
                new Thread(() -> {
                            for (int i = 0; i < calls; i++) {
                                long start = System.nanoTime();
                                if (raw) {
                                    connector.read(envelope, "Retrieve");
                                } else {
                                    connector.health();
                                }
                                took[next.getAndIncrement()] = System.nanoTime() - start;
                            }
                            done.countDown();
                        })
                        .start();
            }
            done.await();
            double seconds = (System.nanoTime() - begin) / 1e9;
            Arrays.sort(took);
            System.out.printf(
                    "%s: %d threads, %.0f calls/s, p50 %.2f ms, p99 %.2f ms%n",
                    what,
                    threads,
                    took.length / seconds,
                    took[took.length / 2] / 1e6,
                    took[took.length * 99 / 100] / 1e6);
        }
    }
}
