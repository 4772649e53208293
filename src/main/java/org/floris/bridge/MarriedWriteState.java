package org.floris.bridge;

import org.springframework.stereotype.Component;

/**
 * What the routes choose by. An expression that looks into the body would be slower: Camel examines the class of a body
 * anew for each one, keeps the outcome by its hash, over all that it holds, and with it the body.
 */
@Component("bridgeState")
class MarriedWriteState {
    public boolean isOpened(MarriedWrite write) {
        return write instanceof MarriedWrite.Opened;
    }

    public boolean isRepeated(MarriedWrite write) {
        return write instanceof MarriedWrite.Repeated;
    }

    public boolean isContested(MarriedWrite write) {
        return write instanceof MarriedWrite.Contested;
    }

    /** Home has it, and it was about several records at once. */
    public boolean isCombined(MarriedWrite write) {
        return write instanceof MarriedWrite.HomeWritten home
                && home.plan().combined().isPresent();
    }

    public boolean isHomeWritten(MarriedWrite write) {
        return write instanceof MarriedWrite.HomeWritten;
    }

    public boolean isHomeRefused(MarriedWrite write) {
        return write instanceof MarriedWrite.HomeRefused;
    }

    public boolean isHomeUnreached(MarriedWrite write) {
        return write instanceof MarriedWrite.HomeUnreached;
    }

    public boolean isMirrored(MarriedWrite write) {
        return write instanceof MarriedWrite.Mirrored;
    }

    /** The mirrors have it, and home's CRM commits only after the hub's answer. */
    public boolean awaitsHome(MarriedWrite write) {
        return write instanceof MarriedWrite.Mirrored mirrored && !mirrored.homeHasIt();
    }

    public boolean isMirrorMissed(MarriedWrite write) {
        return write instanceof MarriedWrite.MirrorMissed;
    }

    public boolean isReversed(MarriedWrite write) {
        return write instanceof MarriedWrite.Reversed;
    }
}
