package org.floris.console;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.cutover.BatchMember;
import org.floris.cutover.BatchPlan;
import org.floris.cutover.BatchState;
import org.floris.cutover.BatchView;
import org.floris.cutover.Batches;
import org.floris.cutover.Step;
import org.floris.cutover.StepResult;
import org.floris.store.HubUser;
import org.floris.store.Users;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The batches: who moves, what stands in the way, and the steps themselves. */
@Controller
class BatchesPage {
    private static final int MOST_FOUND = 12;

    private final Batches batches;
    private final Users users;
    private final KnownNames names;
    private final Words words;
    private final BatchWords batchWords;

    BatchesPage(Batches batches, Users users, KnownNames names, Words words, BatchWords batchWords) {
        this.batches = batches;
        this.users = users;
        this.names = names;
        this.words = words;
        this.batchWords = batchWords;
    }

    @GetMapping("/batches")
    String list(Model model) {
        List<BatchView> all = batches.list();
        model.addAttribute("batches", all);
        model.addAttribute("sentence", sentence(all));
        return "batches";
    }

    @GetMapping("/batches/new")
    String form(Model model) {
        return form(BatchForm.EMPTY, null, model);
    }

    /** Users to pick, as rows for the form. */
    @GetMapping("/batches/new/users")
    String find(@RequestParam(defaultValue = "") String q, Model model) {
        String wanted = q.strip().toLowerCase(Locale.ROOT);
        List<HubUser> found = wanted.isEmpty()
                ? List.of()
                : users.all().stream()
                        .filter(user -> Stream.of(user.login(), user.name(), user.department())
                                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted)))
                        .limit(MOST_FOUND)
                        .toList();
        model.addAttribute("found", found);
        model.addAttribute("asked", !wanted.isEmpty());
        return "fragments/found-users";
    }

    @PostMapping("/batches")
    String create(BatchForm form, Authentication account, Model model) {
        try {
            BatchView created = batches.create(form.asked(), account.getName());
            return "redirect:/batches/" + created.id();
        } catch (FlorisException refused) {
            return form(form, refused.getMessage(), model);
        }
    }

    @GetMapping("/batches/{id}")
    String show(@PathVariable UUID id, Model model) {
        BatchView batch = batches.find(id)
                .orElseThrow(() ->
                        new FlorisException(ErrorCode.RECORD_NOT_FOUND, words.say("batch.unknown", id.toString())));
        List<BatchMember> members = batches.members(id);
        Step next = BatchWords.next(batch.state());
        model.addAttribute("batch", batch);
        model.addAttribute("sentence", batchWords.sentence(batch));
        model.addAttribute("plan", next == null ? null : batches.plan(id, next));
        model.addAttribute("step", next);
        model.addAttribute("moving", next == null ? List.of() : moving(batches.plan(id, next)));
        model.addAttribute("members", members);
        model.addAttribute("people", people(members));
        model.addAttribute("homes", homes(members));
        model.addAttribute("history", batches.history(id));
        model.addAttribute("states", BatchState.values());
        return "batch";
    }

    @PostMapping("/batches/{id}/switch")
    String switchOver(@PathVariable UUID id, String typed, Authentication account, RedirectAttributes told) {
        return take(id, Step.SWITCH, typed, account, told);
    }

    @PostMapping("/batches/{id}/roll-back")
    String rollBack(@PathVariable UUID id, String typed, Authentication account, RedirectAttributes told) {
        return take(id, Step.ROLL_BACK, typed, account, told);
    }

    @PostMapping("/batches/{id}/delete")
    String delete(@PathVariable UUID id, String typed, Authentication account, RedirectAttributes told) {
        requireTyped(id, typed);
        StepResult result = batches.delete(id, account.getName());
        if (result.isDone()) {
            told.addFlashAttribute("told", words.say("batch.deleted", typed));
            return "redirect:/batches";
        }
        told.addFlashAttribute("refused", batchWords.told(result, Step.ROLL_BACK));
        return "redirect:/batches/" + id;
    }

    private String take(UUID id, Step step, String typed, Authentication account, RedirectAttributes told) {
        requireTyped(id, typed);
        StepResult result = step == Step.SWITCH
                ? batches.switchOver(id, account.getName())
                : batches.rollBack(id, account.getName());
        told.addFlashAttribute(result.isDone() ? "told" : "refused", batchWords.told(result, step));
        return "redirect:/batches/" + id;
    }

    /** The page asks for it too; a step must not depend on a page. */
    private void requireTyped(UUID id, String typed) {
        String name = batches.find(id).map(BatchView::name).orElse(null);
        if (name == null || typed == null || !name.equals(typed.strip())) {
            throw new FlorisException(ErrorCode.INVALID_VALUE, words.say("batch.typed"));
        }
    }

    private String form(BatchForm form, String refused, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("refused", refused);
        model.addAttribute("systems", names.systems());
        model.addAttribute("departments", names.departments());
        return "batch-new";
    }

    private Sentence sentence(List<BatchView> all) {
        long switched = all.stream()
                .filter(batch -> batch.state() == BatchState.SWITCHED)
                .count();
        long moving = all.stream().filter(batch -> batch.state().isMoving()).count();
        long members = all.stream()
                .filter(batch -> batch.state() == BatchState.SWITCHED)
                .mapToLong(BatchView::memberCount)
                .sum();
        if (all.isEmpty()) {
            return Sentence.of(State.OFF, words.say("batches.sentence.none"));
        }
        String text = words.say(
                "batches.sentence",
                words.count("batches.switched", switched),
                words.count("batches.members", members),
                words.count("batches.moving", moving));
        return Sentence.of(moving > 0 ? State.WAITING : State.FINE, text);
    }

    private static List<BatchPlan.Move> moving(BatchPlan plan) {
        return plan.members().stream()
                .filter(move -> !move.to().equals(move.from()))
                .toList();
    }

    private Map<String, HubUser> people(List<BatchMember> members) {
        return members.stream()
                .map(member -> users.byLogin(member.login()))
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(HubUser::login, Function.identity(), (first, second) -> first));
    }

    private static Map<String, Long> homes(List<BatchMember> members) {
        return members.stream()
                .filter(member -> member.home() != null)
                .collect(Collectors.groupingBy(BatchMember::home, java.util.TreeMap::new, Collectors.counting()));
    }
}
