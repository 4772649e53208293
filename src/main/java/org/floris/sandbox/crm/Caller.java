package org.floris.sandbox.crm;

import java.time.ZoneId;
import java.util.UUID;

/**
 * Who makes a call.
 *
 * @param user the effective user: the account's own or the one it acts for
 * @param serviceAccount true for accounts that may act for others and whose saves no plug-in sees
 * @param language of formatted values, an LCID
 * @param zone of their times
 */
public record Caller(UUID user, String login, boolean serviceAccount, int language, ZoneId zone) {}
