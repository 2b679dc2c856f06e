# Help

command-tomoshibi = How to use Tomoshibi
command-tomoshibi-usage = (just send it, or “settings”)

guide-text = *What Tomoshibi can do*
    • `/{ $prefix }ask` … ask people of other towns
    • `/{ $prefix }knowhow words` … search tips, stories and solved questions
    • `/{ $prefix }share` … keep what worked, and what did not
    • `/{ $prefix }study 25 min Excel macros` … note what you learned, study together
    • Writing in a question channel is a question too. Put ✅ on the reply that helped, and it becomes know-how.
guide-more = Commands do not work in threads. Use the menu of the message there, or the buttons on the Home tab. Where you work is changed with `/{ $prefix }tomoshibi settings`, and when I may speak to you with `/{ $prefix }tomoshibi hours`.
