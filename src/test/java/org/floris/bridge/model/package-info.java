/**
 * The married write as a small model, searched exhaustively: every interleaving and every crash of a few calls, users
 * and replicas keeps the invariants. {@code Step} names the code's steps, {@code Rule} what each class has to see to,
 * {@code Configurations} the worlds.
 *
 * <p>What it takes for granted: a CRM carries each request out at most once and whole; there is a time after which a
 * request that nobody waits for is not carried out any more; a hub that checks its lease just before it sends has it
 * when the request leaves. Values stand for versions: every call writes a value of its own.
 */
package org.floris.bridge.model;
