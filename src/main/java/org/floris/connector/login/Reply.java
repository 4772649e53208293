package org.floris.connector.login;

/** What came over HTTP, be it an answer, a fault or a refusal. */
public record Reply(int status, byte[] body) {}
