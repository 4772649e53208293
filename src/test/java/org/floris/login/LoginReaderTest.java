package org.floris.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the hub can check of a log-in alone. */
class LoginReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:06:24Z");
    private static final byte[] PROOF = "a proof key of thirty-two bytes.".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NONCE = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final String STAMP = TestSecurity.timestamp(NOW.minusSeconds(60), NOW.plus(Duration.ofMinutes(59)));

    private static Path file;

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Freshness freshness = new Freshness(clock);
    private final Tokens tokens = new Tokens(TestSecurity.keys(file), Duration.ofHours(8), clock);
    private final LoginReader reader = new LoginReader(
            null,
            new PasswordDigests(List.of(new LoginSettings.DigestUser("portal", "s3cret")), freshness),
            tokens,
            freshness);
    private final Tokens.Issued issued = tokens.issue("forsage", "BANK\\ivanov", "secret", PROOF);

    @BeforeAll
    static void aCertificate(@TempDir Path directory) {
        file = directory.resolve("facade.p12");
    }

    @Test
    void aPasswordInTheMessageIsTheSameLogInAsWithBasic() {
        Login.Asked login = read(TestSecurity.username("BANK\\ivanov", "PasswordText", "p@ss&lt;&amp;&gt;word", ""));

        assertThat(login.authorization().get()).isEqualTo(Basic.header("BANK\\ivanov", "p@ss<&>word"));
        assertThat(login.key()).isEqualTo(login.authorization().get());
        assertThat(login + "").doesNotContain("p@ss");
    }

    @Test
    void ofAUsernameTokenItsOwnTextsCountWhereverTheyStandAndHoweverTheyAreWritten() {
        Login.Asked login = read("<x:Other xmlns:x=\"urn:x\"><o:UsernameToken><o:Username>nobody</o:Username>"
                + "</o:UsernameToken></x:Other>" + STAMP
                + "<o:UsernameToken u:Id=\"1\"><u:Created>2026-11-23T08:06:20Z</u:Created><!-- first -->"
                + "<o:Password> p<![CDATA[<&>]]>w </o:Password><o:Username>\n ivanov<!-- - -->1 </o:Username>"
                + "<o:Username>another</o:Username></o:UsernameToken>");

        assertThat(login.name()).isEqualTo("ivanov1");
        assertThat(login.authorization().get()).isEqualTo(Basic.header("ivanov1", " p<&>w "));
    }

    @Test
    void aUsernameTokenThatLacksSomethingOrIsOldIsRefused() {
        refuses("<o:UsernameToken><o:Username>ivanov</o:Username></o:UsernameToken>", "has no Password");
        refuses("<o:UsernameToken><o:Password>secret</o:Password></o:UsernameToken>", "has no Username");
        refuses(TestSecurity.username("ivanov", "PasswordHidden", "secret", ""), "unknown Type");
        refuses(
                TestSecurity.timestamp(NOW.minus(Duration.ofMinutes(15)), NOW.minus(Duration.ofMinutes(10)))
                        + TestSecurity.username("ivanov", "PasswordText", "secret", ""),
                "clock");
    }

    @Test
    void aDigestOfAKnownPasswordHoldsOnce() {
        String token = TestSecurity.digest("portal", "s3cret", NONCE, "2026-11-23T08:06:20Z");

        Login.Asked login = read(token);
        assertThat(login.authorization().get()).isEqualTo(Basic.header("portal", "s3cret"));
        assertThat(login.claim().getAsBoolean()).isTrue();
        assertThat(read(token).claim().getAsBoolean()).isFalse();
    }

    @Test
    void aDigestThatIsOldWrongOrOfAnUnknownPasswordIsRefused() {
        refuses(TestSecurity.digest("portal", "s3cret", NONCE, "2026-11-23T07:59:00Z"), "clock");
        refuses(TestSecurity.digest("portal", "guessed", NONCE, "2026-11-23T08:06:20Z"), "not accepted");
        refuses(TestSecurity.digest("ivanov", "secret", NONCE, "2026-11-23T08:06:20Z"), "digest-users");
        refuses(TestSecurity.username("portal", "PasswordDigest", "AAAA", ""), "Nonce");
    }

    @Test
    void aTokenWithASignedTimeStampLogsIn() {
        Login.Asked login = read(signed(STAMP));

        assertThat(login.way()).isEqualTo(Login.Way.TOKEN);
        assertThat(login.name()).isEqualTo("BANK\\ivanov");
        assertThat(login.authorization().get()).isEqualTo(Basic.header("BANK\\ivanov", "secret"));
        assertThat(login.key()).doesNotContain("secret");
    }

    @Test
    void aTokenIsGoodForItsSystemAlone() {
        assertThatThrownBy(() -> reader.read("loris", TestSecurity.presented(signed(STAMP))))
                .hasMessageContaining("issued for forsage");
    }

    @ParameterizedTest(name = "{0} to {1} minutes: {2}")
    @CsvSource({
        "-1, 60, true",
        "0, 5, true",
        "4, 9, true",
        "-9, 1, true",
        "6, 60, false",
        "-11, 60, false",
        "-15, -10, false",
        "-9, -6, false"
    })
    void theClocksMayDifferByFiveMinutes(int created, int expires, boolean accepted) {
        String stamp =
                TestSecurity.timestamp(NOW.plus(Duration.ofMinutes(created)), NOW.plus(Duration.ofMinutes(expires)));
        if (accepted) {
            assertThat(read(signed(stamp))).isNotNull();
        } else {
            refuses(signed(stamp), "clock");
        }
    }

    /** github.com/simonleehingman/python-dynamics: {@code datetime.now().isoformat()}. */
    @Test
    void aTimeWithoutAZoneIsOneOfTheHubsOwn() {
        assertThat(read(signed(STAMP.replaceAll("Z<", ".123456<")))).isNotNull();
        refuses(signed(STAMP.replaceAll("T(..:..:..)Z<", " $1<")), "in UTC");
    }

    @Test
    void whatIsNotSignedAsItShouldBeIsRefused() {
        changed(text -> text.replace("08:05:24", "08:05:25"), "signature");
        changed(text -> text.replaceAll("<SignatureValue>..", "<SignatureValue>AA"), "signature");
        changed(
                text -> text.replace(
                        "hmac-sha1\"></SignatureMethod>",
                        "hmac-sha1\"><HMACOutputLength>8</HMACOutputLength></SignatureMethod>"),
                "Sign its time stamp");
        changed(text -> text.replace("#_0", "#_1"), "Sign its time stamp");
        changed(text -> text.replace("u:Id=\"_0\"", "u:Id=\"_1\""), "Sign its time stamp");
        changed(text -> text.replaceAll("(?s)<Signature .*</Signature>", ""), "not signed");
        changed(text -> text.replace(issued.id(), "_another"), "names another token");
        changed(text -> text.replaceAll("(?s)<u:Timestamp.*</u:Timestamp>", ""), "no time stamp");
        changed(text -> text.replaceAll("<Transforms>.*</Transforms>", ""), "Sign its time stamp");
    }

    @Test
    void aSignatureThatIsNoneIsRefused() {
        changed(text -> text.replaceAll("<SignedInfo>.*</SignedInfo>", ""), "cannot be read");
        changed(text -> text.replaceAll("<SignatureValue>.*</SignatureValue>", ""), "cannot be read");
    }

    @Test
    void aSignatureByAnotherKeyIsRefused() {
        refuses(
                STAMP
                        + TestSecurity.encrypted(issued.carried())
                        + TestSecurity.signature(STAMP, new byte[32], issued.id()),
                "signature");
    }

    private String signed(String stamp) {
        return stamp + TestSecurity.encrypted(issued.carried()) + TestSecurity.signature(stamp, PROOF, issued.id());
    }

    private void changed(UnaryOperator<String> change, String reason) {
        String before = signed(STAMP);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        refuses(after, reason);
    }

    private void refuses(String security, String reason) {
        assertThatThrownBy(() -> read(security))
                .isInstanceOf(NotLoggedInException.class)
                .hasMessageContaining(reason);
    }

    private Login.Asked read(String security) {
        return (Login.Asked) reader.read("forsage", TestSecurity.presented(security));
    }
}
