package org.floris.bridge.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Leaves out one rule at a time and expects the search to find what goes wrong: the proof that it can find anything.
 * With {@code -Dfloris.traces=true} it prints the shortest way to each breakage.
 */
class EveryRuleThatIsLeftOutIsFoundTest {
    @Test
    void withoutTheHoldTwoExchangesWriteOneRecord() {
        finds(Configurations.WRITES, Rule.HOLD, Invariant.HOLD_EXCLUDES);
    }

    @Test
    void aDoubtThatDoesNotHoldTheRecordLetsAnotherExchangeIn() {
        finds(Configurations.LATE, Rule.DOUBT_HOLDS, Invariant.HOLD_EXCLUDES);
    }

    @Test
    void aCloseThatDoesNotCompareEndsWhatAnotherHasEnded() {
        finds(Configurations.REPLICAS, Rule.CLOSE_COMPARES, Invariant.HOLD_EXCLUDES);
    }

    @Test
    void anEventThatIsSentAfterTheCloseIsLostInACrash() {
        finds(Configurations.WRITES, Rule.OUTBOX_IN_CLOSE, Invariant.TOPIC_ORDER);
    }

    @Test
    void aTimeOutThatCountsAsNotReachedLeavesTheSystemsApart() {
        finds(Configurations.LATE, Rule.UNKNOWN_IS_DOUBT, Invariant.SAME_EVERYWHERE);
    }

    @Test
    void aBeforeImageThatIsReadBeforeTheHoldUndoesAnAcknowledgedWrite() {
        finds(Configurations.TWO_MIRRORS.withFaults(1), Rule.BEFORE_UNDER_HOLD, Invariant.SAME_EVERYWHERE);
    }

    @Test
    void aBeforeImageThatIsReadBeforeTheHoldLeavesADoubtThatNobodyCanSettle() {
        finds(Configurations.MOVE.withFaults(1), Rule.BEFORE_UNDER_HOLD, Invariant.SETTLES);
    }

    @Test
    void aReadBackThatFailsIsTakenForAHomeThatWasNotReached() {
        finds(Configurations.CREATE, Rule.READ_BACK_APART, Invariant.SAME_EVERYWHERE);
    }

    @Test
    void aRequestThatIsCarriedOutAfterTheLookLeavesTheSystemsApart() {
        finds(Configurations.LATE, Rule.WAIT_OUT_LATE, Invariant.SAME_EVERYWHERE);
    }

    @Test
    void aRequestThatOutlivesItsHubLeavesTheSystemsApart() {
        finds(Configurations.WRITES, Rule.WAIT_OUT_LATE, Invariant.SAME_EVERYWHERE);
    }

    @Test
    void aSlowHubGoesOnWritingWhatAnotherHasSettled() {
        finds(Configurations.REPLICAS, Rule.LEASE_FENCE, Invariant.SAME_EVERYWHERE);
    }

    @Test
    void aSlowResolverGoesOnWritingWhatAnotherHasSettled() {
        finds(Configurations.REPLICAS, Rule.RESOLVER_FENCE, Invariant.SAME_EVERYWHERE);
    }

    @Test
    void aSweepThatTakesFromTheLivingSettlesUnderTheirHands() {
        finds(Configurations.REPLICAS, Rule.SWEEP_BY_LEASE, Invariant.SAME_EVERYWHERE);
    }

    @Test
    void twoReplicasThatSettleTheSameDoubtOverwriteALaterWrite() {
        finds(Configurations.REPLICAS, Rule.RESUME_BY_LEASE, Invariant.SAME_EVERYWHERE);
    }

    @Test
    void scheduleAndButtonThatSettleTheSameDoubtOverwriteALaterWrite() {
        finds(Configurations.BUTTON, Rule.RESUME_ONCE, Invariant.SAME_EVERYWHERE);
    }

    @Test
    void anExchangeWhoseCloseFailedStaysOpenAsLongAsItsHubLives() {
        finds(Configurations.JOURNAL, Rule.CLOSE_AGAIN, Invariant.SETTLES);
    }

    @Test
    void anUndoThatDoesNotLookOverwritesWhatSomebodyElseHasChanged() {
        finds(Configurations.PAST_THE_HUB, Rule.CHANGED_SINCE, Invariant.OTHERS_CHANGES);
    }

    @Test
    void aMirrorThatTheResolverHasFinishedIsForgottenWhenItUndoes() {
        finds(Configurations.TWO_MIRRORS, Rule.FINISHED_COUNTS, Invariant.SAME_EVERYWHERE);
    }

    @Test
    void aCreateThatIsFinishedFromTheIntentLacksWhatHomeHasFilledIn() {
        finds(Configurations.CREATE, Rule.FINISH_WITH_HOMES_TRUTH, Invariant.SAME_EVERYWHERE);
    }

    @Test
    void aSaveThatTheCrmRollsBackStaysInTheMirror() {
        finds(Configurations.PLUG_IN, Rule.CONFIRM_COMMIT, Invariant.SAME_EVERYWHERE);
    }

    @Test
    void aSaveThatTheCrmCommitsLateOverwritesALaterWrite() {
        finds(Configurations.PLUG_IN.withFaults(0), Rule.CONFIRM_COMMIT, Invariant.SAME_EVERYWHERE);
    }

    @Test
    void aSaveThatTheCrmCommitsAfterTheFlipIsOfAStaleHome() {
        finds(Configurations.PLUG_IN_MOVE.withFaults(0), Rule.CONFIRM_COMMIT, Invariant.ONE_HOME);
    }

    @Test
    void aMessageThatIsNotRememberedTakesEffectTwice() {
        finds(Configurations.REPEATED, Rule.MESSAGE_ONCE, Invariant.ONE_EFFECT);
    }

    @Test
    void aRepeatThatIsTurnedAwayHearsThatNothingWasChangedThoughItWas() {
        finds(Configurations.REPEATED, Rule.REPEAT_FIRST, Invariant.TOLD_FAILED);
    }

    @Test
    void withoutTheEpochCheckAWriteThatWasPlannedBeforeTheFlipGoesToTheOldHome() {
        finds(Configurations.MOVE, Rule.EPOCH_CHECK, Invariant.ONE_HOME);
    }

    @Test
    void withoutTheMovingMarkAWriteIsOpenedBetweenDrainAndFlip() {
        finds(Configurations.MOVE, Rule.MOVING_WAITS, Invariant.ONE_HOME);
    }

    @Test
    void withoutTheDrainAWriteIsUnderWayAtTheFlip() {
        finds(Configurations.MOVE, Rule.DRAIN, Invariant.ONE_HOME);
    }

    @Test
    void aFlipAfterTheMarkHasLapsedCrossesAWriteThatIsUnderWay() {
        finds(Configurations.MOVE, Rule.FLIP_UNDER_MARK, Invariant.ONE_HOME);
    }

    @Test
    void everyStepIsTaken() {
        Set<Step> steps = EnumSet.noneOf(Step.class);
        for (Configuration configuration : Configurations.ALL) {
            steps.addAll(Search.of(configuration.withFaults(Math.min(2, configuration.faults())))
                    .steps());
        }
        assertThat(steps).containsExactlyInAnyOrder(Step.values());
    }

    private static void finds(Configuration configuration, Rule rule, Invariant invariant) {
        Search.Result result = Search.of(configuration.without(rule));
        System.out.println(result);
        if (Boolean.getBoolean("floris.traces")) {
            System.out.println(result.counterexample().orElseThrow());
        }
        assertThat(result.counterexample()).isPresent();
        assertThat(result.counterexample().get().invariant()).isEqualTo(invariant);
    }
}
