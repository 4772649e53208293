package org.floris.connector.dynamics;

/** A message with the envelope that it came in. */
public record Enveloped<T>(SoapVersion version, EnvelopeHeaders headers, T message) {}
