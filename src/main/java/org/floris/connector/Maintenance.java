package org.floris.connector;

import java.util.List;
import java.util.Optional;

/**
 * The systems to which the hub sends nothing but health probes. Asked before each request: costs nothing. What one hub is
 * told the others know a second later.
 */
public interface Maintenance {
    /** Where nobody keeps it. */
    Maintenance NONE = new Maintenance() {
        @Override
        public Optional<MaintenanceNotice> of(String system) {
            return Optional.empty();
        }

        @Override
        public List<MaintenanceNotice> all() {
            return List.of();
        }

        @Override
        public MaintenanceNotice begin(String system, String reason, String by) {
            throw new UnsupportedOperationException("Nobody keeps what is in maintenance");
        }

        @Override
        public boolean end(String system, String by) {
            return false;
        }
    };

    /** Empty when the system is in use. */
    Optional<MaintenanceNotice> of(String system);

    List<MaintenanceNotice> all();

    /** Takes the system out of use, or gives a new reason. Requests that are under way may end. */
    MaintenanceNotice begin(String system, String reason, String by);

    /** @return false when it was not in maintenance */
    boolean end(String system, String by);

    /** @throws SystemUnavailableException while the system is in maintenance */
    default void check(String system) {
        of(system).ifPresent(notice -> {
            throw new SystemUnavailableException(system, notice.why(), null);
        });
    }
}
