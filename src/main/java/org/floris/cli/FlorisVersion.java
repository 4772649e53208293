package org.floris.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build has written into the jar. */
public class FlorisVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"floris " + current()};
    }

    public static String current() {
        try (InputStream stream = FlorisVersion.class.getResourceAsStream("/META-INF/build-info.properties")) {
            if (stream == null) {
                return "unpackaged";
            }
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("build.version", "unknown");
        } catch (IOException unreadable) {
            return "unknown";
        }
    }
}
