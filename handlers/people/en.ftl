# People

people-hello = 🏮 *Hello, this is Tomoshibi.*
    I help you ask people in other towns, and share what worked.
    Your posts are easier to relate to when readers can see your town and section. Would you tell me yours? It takes 30 seconds.
people-hello-again = 🏮 *Would you tell me your town and section?*
    They appear beside your posts and help people in other towns to relate. It takes 30 seconds.
people-hello-write = Say where I work
people-hello-later = Later
people-later-done = All right. Whenever it suits you: `{ $command } settings`, or “Settings” on the Home tab.

people-form-title = Where you work
people-form-submit = Save
people-body = Town or organisation
people-body-placeholder = e.g. 小田原市
people-body-hint = If yours is not in the list, leave this empty and begin the next field with its name.
people-section = Section
people-section-placeholder = e.g. 税務課
people-section-hint = It is shown beside your name on your posts.
people-which = Which of these is it?
people-which-none = None of these
people-declared = What applies to you?
people-role = { $role ->
    [leader] DX promotion leader
    [learner] Learner (with Udemy or otherwise)
    [coordinator] Coordinator
    [organiser] Organiser
    [manager] Manager
    [companion] Companion
   *[alumni] Alumni (moved on, still willing to help)
    }
people-empty = Please fill in the town or the section.
people-body-unknown = There is no town or organisation called “{ $name }”. If yours is not in the list, leave this empty and begin the next field with its name.
people-body-gone = This town is no longer in the list. Please close the window and open it again.
people-thanks = ✨ Thank you. From now on your posts carry *{ $signature }*. When you move to another section, change it under “Settings”.

people-personal-number = ⚠️ Your last post seems to contain a 12-digit number in the form of a personal number (My Number). Only you can see this note.
    • If it is one, please edit your message and remove it. If others may have seen it, please report it as your office prescribes.
    • Tomoshibi keeps ● in place of the digits, not the number itself.
    • One in ten other numbers looks like one by chance. In that case there is nothing to do.

people-roles-title = Roles and companions
people-roles-open = Roles and companions
people-roles-hint = Only organisers can open this window. “Change” lets you choose anew who has a role. Leaders and learners can also say so themselves, under “Settings”.
people-roles-count = { $count ->
    [one] 1 person
   *[other] { $count } people
    }
people-roles-change = Change
people-roles-nobody = Nobody yet.
people-roles-more = {" "}and { $count } more
people-roles-alone = ⚠️ Leaders without a companion: { $names }
people-organisers-only = Only organisers can use this window. Please ask one of them if you need it.
people-no-organiser = { $name } is a guest, or the account is no longer in use, so they cannot be an organiser.
people-cannot-be = { $name } is a bot, belongs to another organisation, or has an account that is no longer in use.
people-name-organisers = The people you choose here can do what you can. Those who were set up from the start are not listed here.
people-companions = *Who looks after whom*: companions look after leaders, so that nobody is alone.
people-companion = Companion
people-companion-hint = Somebody of a town, of the prefecture, or of a supporting association.
people-accompanied = Whom they look after
people-accompanied-hint = Anybody who had another companion moves to this one. Anybody you take out has none.
people-own-companion = Nobody is their own companion. Please choose somebody else.
people-companion-changed = The companion was just changed. Please wait until the field below has followed, and press again.
