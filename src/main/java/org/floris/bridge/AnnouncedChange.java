package org.floris.bridge;

import java.util.Optional;

/** A plug-in's announcement as it came over the wire. */
record AnnouncedChange(String system, SavedChange change, Optional<String> messageId) {}
