/** Who used what, where and how often: what can be switched off, and what must be ready before a move. */
@org.springframework.modulith.ApplicationModule(displayName = "Usage")
package org.floris.usage;
