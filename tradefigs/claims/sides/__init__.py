"""Who trades with whom: the reporter and the partner of a figure.

Begin with `sides`: first it asks what the figure's own passage says (`figureroles`), then what the
sentence leaves out (`leftout`), and whether that is the whole world (`wholes`). The others build upon each
other in this order: `world` (words that mean all the world) and `parts` (what goes on behind parts of a
whole), `pairs` (of which two the text speaks), `sizes` (what is more than a part can be), `pointers`
(`dorthin`, `das Land`) and `guests` (`der Botschafter Perus in Quito`), and for the passage alone `zones`
(which part of the sentence it is) and `wordroles` (what the word of trade makes of its parties).
"""
