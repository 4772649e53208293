package org.floris.console;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class LogInPage {
    @GetMapping("/login")
    String show() {
        return "login";
    }
}
