/**
 * Who calls the façade: HTTPS with client certificates, Basic, WS-Security and the token service of claims-based
 * clients. The hub asks the CRM, and believes its answer for a while.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Log-in of callers")
package org.floris.login;
