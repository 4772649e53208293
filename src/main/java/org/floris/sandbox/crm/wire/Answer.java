package org.floris.sandbox.crm.wire;

/** What goes back over HTTP. */
record Answer(int status, String contentType, byte[] body) {
    static Answer soap(SoapVersion version, int status, XmlOut out) {
        return new Answer(status, version.contentType + "; charset=utf-8", out.bytes());
    }
}
