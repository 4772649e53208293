package org.floris.fuzz;

/** A request of the Organization Service that is being spoilt. */
public final class Attempt extends Spoilt {
    public final Sample sample;
    public final boolean soap12;

    Attempt(Sample sample, String system, boolean soap12) {
        this.sample = sample;
        this.soap12 = soap12;
        this.path = "/xrm/" + system + "/XRMServices/2011/Organization.svc" + (soap12 ? "" : "/web");
        headers.put("Content-Type", Envelope.contentType(soap12));
        if (!soap12) {
            headers.put("SOAPAction", '"' + Envelope.ACTION + sample.operation() + '"');
        }
        text(Envelope.of(sample, soap12));
    }

    @Override
    public String toString() {
        return mutation + " of " + sample.name() + (soap12 ? " (1.2)" : " (1.1)");
    }
}
