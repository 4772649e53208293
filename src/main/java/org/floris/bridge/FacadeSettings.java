package org.floris.bridge;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The façade that callers of web services use.
 *
 * @param maxMessageSize a larger message is refused before it is read to its end
 * @param fastReads      whether reads that pass through are answered before the routes; off to see them in the routes
 * @param hosts          by system the host names under which callers find it without {@code /xrm/<system>} in the path
 */
@Validated
@ConfigurationProperties("floris.facade")
record FacadeSettings(
        @DefaultValue("8MB") @NotNull DataSize maxMessageSize,
        @DefaultValue("true") boolean fastReads,
        @DefaultValue @NotNull Map<String, List<String>> hosts) {
    FacadeSettings {
        hosts = Map.copyOf(hosts);
        if (maxMessageSize.toBytes() < 1024 || maxMessageSize.toBytes() > 512L * 1024 * 1024) {
            throw new IllegalArgumentException("floris.facade.max-message-size must lie between 1KB and 512MB");
        }
    }
}
