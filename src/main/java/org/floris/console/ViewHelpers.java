package org.floris.console;

import org.springframework.boot.autoconfigure.web.servlet.error.BasicErrorController;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What templates speak with; by name, since Thymeleaf lets no bean into attributes that could carry a script. */
@ControllerAdvice(basePackageClasses = {ViewHelpers.class, BasicErrorController.class})
class ViewHelpers {
    private final Frame frame;
    private final Words words;
    private final Figures figures;
    private final Badges badges;
    private final BatchWords batchWords;

    ViewHelpers(Frame frame, Words words, Figures figures, Badges badges, BatchWords batchWords) {
        this.frame = frame;
        this.words = words;
        this.figures = figures;
        this.badges = badges;
        this.batchWords = batchWords;
    }

    @ModelAttribute("frame")
    Frame frame() {
        return frame;
    }

    @ModelAttribute("words")
    Words words() {
        return words;
    }

    @ModelAttribute("figures")
    Figures figures() {
        return figures;
    }

    @ModelAttribute("badges")
    Badges badges() {
        return badges;
    }

    @ModelAttribute("batchWords")
    BatchWords batchWords() {
        return batchWords;
    }
}
