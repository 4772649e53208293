package org.floris.bridge.model;

/** The steps of the married write. Each constant names the class that takes it; keep the names aligned. */
enum Step {
    /** {@code bridge.Intake}: what the write means; remembers home and epoch as they are at that moment. */
    PLAN("plan"),
    /** {@code bridge.Opener}, {@code journal.OpeningStatement}: message id, epoch, hold and entry in one commit. */
    OPEN("open"),
    /** {@code bridge.BeforeImages}: the record as home has it; as if under the hold, see {@link Rule#BEFORE_UNDER_HOLD}. */
    BEFORE("before"),
    /** {@code bridge.HomeWriter}: the request to home goes out. */
    HOME("home"),
    /** {@code bridge.HomeWriter}: what home has made of a create; for a plug-in's save, whether the CRM committed. */
    READ_BACK("read-back"),
    /** {@code bridge.MirrorWriter}: the request to one mirror goes out. */
    MIRROR("mirror"),
    /** {@code bridge.Undoer} and {@code bridge.DoubtResolver#undoHome}: the request that puts the before-image back goes out. */
    UNDO("undo"),
    /** {@code bridge.Closer#done}, {@code journal.Closer}. */
    DONE("close done"),
    /** {@code bridge.Closer#refused}. */
    REFUSED("close refused"),
    /** {@code bridge.Closer#reversed}. */
    REVERSED("close reversed"),
    /** {@code bridge.Closer#failed}. */
    FAILED("close failed"),
    /** {@code bridge.Closer#inDoubt}; {@code journal.DeadOwnerSweep} for what has no thread any more. */
    IN_DOUBT("close inDoubt"),
    /** {@code bridge.Closer#repeat}: the stored answer once more. */
    REPEAT("repeat"),
    /** {@code journal.Opener}: the wait for hold, move or message is over. */
    GIVE_UP("give up"),
    /** {@code journal.Resumer}, called by {@code bridge.DoubtResolver#resolve}. */
    RESUME("resume"),
    /** {@code bridge.Standings}: what one system shows. */
    LOOK("look"),
    /** {@code bridge.DoubtResolver#finish}: the request to a mirror goes out. */
    FINISH("finish"),
    /** {@code bridge.DoubtResolver#takeBack}: home does not have it; the request that undoes a mirror goes out. */
    TAKE_BACK("takeBack"),
    /** {@code bridge.DoubtResolver#leave}: stays in doubt. */
    LEAVE("leave"),
    /** {@code journal.DeadOwnerSweep}: the lease is over, what was open is in doubt. */
    SWEEP("sweep"),
    /** {@code journal.HubInstance}: the heart has not beaten in time, though the hub lives. */
    LEASE_OVER("lease over"),
    /** {@code journal.HubInstance}: the heart beats again. */
    RENEW("renew"),
    /** {@code journal.OutboxSignal} and the publisher. */
    PUBLISH("publish"),
    /** {@code store.Homes#beginMove}, called by {@code cutover.LiveEffects#begin}. */
    BEGIN_MOVE("beginMove"),
    /** {@code cutover.LiveEffects#drain}. */
    DRAIN("drain"),
    /** {@code store.Homes#flip}, called by {@code cutover.LiveEffects#flip}. */
    FLIP("flip"),
    /** {@code store.Homes#endMove}, called by {@code cutover.LiveEffects#giveUp} and {@code cutover.Recovery}. */
    END_MOVE("endMove"),
    /** {@code moving_until} has passed, though the step has not ended. */
    MARK_LAPSES("mark lapses"),
    /** The process dies; the database does not. */
    CRASH("crash"),
    RESTART("restart"),
    /** A CRM carries a request out and its answer arrives. */
    ANSWERED("answered"),
    /** A CRM says no and its answer arrives. */
    SAYS_NO("says no"),
    /** The request has certainly not reached the CRM. */
    UNREACHED("unreached"),
    /** No answer in time; the request may still be on its way. */
    TIME_OUT("time-out"),
    /** A request that nobody waits for any more is carried out. */
    LATE("late"),
    /** A request that nobody waits for any more comes to nothing. */
    LOST("lost"),
    /** The CRM commits the save that its plug-in has announced. */
    COMMIT("commit"),
    /** The CRM rolls the save back although the hub has agreed. */
    ROLL_BACK("roll back"),
    /** The database is away at the moment of the close. */
    JOURNAL_AWAY("journal away"),
    /** A rule, a mirror that is down or a home that cannot be read turns the call away before it is opened. */
    TURNED_AWAY("turned away"),
    /** Somebody changes the record in a CRM past the hub. */
    OUTSIDER("outsider");

    private final String title;

    Step(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
