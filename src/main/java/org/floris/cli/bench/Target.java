package org.floris.cli.bench;

import java.net.URI;
import java.util.Optional;

/** Something that stands between a caller and a system, or nothing at all. */
interface Target extends AutoCloseable {
    /** As the tables name it. */
    String name();

    /** Scheme, host and port. */
    String address();

    /** Where the Organization Service of a system is called through this one. */
    default URI service(String organisation) {
        return URI.create(address() + "/" + organisation + "/XRMServices/2011/Organization.svc/web");
    }

    /** The process to ask for memory and collections; empty where it is the benchmark's own. */
    Optional<ProcessHandle> process();

    @Override
    void close();

    /** The system called as it is. */
    static Target direct(String address) {
        return new Target() {
            @Override
            public String name() {
                return "direct";
            }

            @Override
            public String address() {
                return address;
            }

            @Override
            public Optional<ProcessHandle> process() {
                return Optional.empty();
            }

            @Override
            public void close() {
                // The backend is closed by whoever opened it.
            }
        };
    }
}
