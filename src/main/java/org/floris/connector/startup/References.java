package org.floris.connector.startup;

/** What routes may refer to, besides each other. */
interface References {
    boolean hasBean(String name);

    /** Whether the bean has a public method of this name. */
    boolean hasMethod(String bean, String method);

    /** The text with its property placeholders resolved. */
    String resolved(String text);
}
