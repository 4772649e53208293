package org.floris.migration;

/** The first load of the unified store. Runs in the background; goes on where it stopped. */
public interface FirstLoad {
    /** How far it is. Returns at once. */
    FirstLoadProgress progress();

    /** Starts it, or lets it go on. Does nothing while it runs. */
    void start();

    /** Stops it after the page it is reading. Does nothing when it does not run. */
    void stop();
}
