package org.floris.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A call of the data service that is being spoilt. */
public final class DataAttempt extends Spoilt {
    private static final String SERVICE = "/xrm/forsage/XRMServices/2011/OrganizationData.svc/";

    final DataSample sample;

    DataAttempt(DataSample sample) {
        this.sample = sample;
        String[] verbs = sample.method().split(" ");
        method = verbs[0];
        if (verbs.length > 1) {
            headers.put("X-HTTP-Method", verbs[1]);
        }
        headers.put("Accept", sample.accept());
        if (!sample.type().isEmpty()) {
            headers.put("Content-Type", sample.type());
        }
        at(sample.path(), sample.query());
        text(sample.body());
    }

    /** Both in the clear; whatever a URI cannot hold is written as one does. */
    void at(String names, String query) {
        path = SERVICE + escaped(names) + (query.isEmpty() ? "" : "?" + escaped(query));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            String one = Character.toString(point);
            escaped.append(
                    one.matches("[\\w$'()*,;:@&=/.~-]")
                            ? one
                            : URLEncoder.encode(one, StandardCharsets.UTF_8).replace("+", "%20"));
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return mutation + " of " + sample.name() + ": " + method + " "
                + path.substring(SERVICE.length(), Math.min(path.length(), SERVICE.length() + 200));
    }
}
