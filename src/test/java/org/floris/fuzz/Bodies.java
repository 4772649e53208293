package org.floris.fuzz;

/** Changes of an envelope that several mutations share. */
final class Bodies {
    private Bodies() {}

    static String withHeader(String envelope, String header) {
        return envelope.contains("</s:Header>")
                ? envelope.replace("</s:Header>", header + "</s:Header>")
                : envelope.replace("<s:Body>", "<s:Header>" + header + "</s:Header><s:Body>");
    }
}
