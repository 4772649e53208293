package org.floris.connector;

/**
 * What a system can do, so that what cannot be undone is refused before anything is written.
 *
 * @param writes              accepts changes
 * @param assignsGivenIds     a create may bring its id
 * @param readsByVersion      records carry a version that grows at each change
 * @param associations        knows N:N associations
 * @param recreatesDeleted    a deleted record can be created again with its id
 * @param impersonates        writes in the name of a user
 */
public record Capabilities(
        boolean writes,
        boolean assignsGivenIds,
        boolean readsByVersion,
        boolean associations,
        boolean recreatesDeleted,
        boolean impersonates) {}
